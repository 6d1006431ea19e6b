import { testTagAction } from '../../__tests__/__helpers__/tag-action';

testTagAction('removeTag', 'delete');
