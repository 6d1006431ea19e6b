import { testTagAction } from '../helpers/tag-action';

testTagAction('addTag', 'post');
