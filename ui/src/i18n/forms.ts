export { type Forms, formsOf } from '#protocol/forms';
