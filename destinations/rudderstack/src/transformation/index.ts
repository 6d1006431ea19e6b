export { transformEvent } from './transform-event';
