import { testTagAction } from '../helpers/tag-action';

testTagAction('removeTag', 'delete');
