/** What a page needs to have a résumé live and to keep it on its device. Only measured. */
export { documentOf } from '#sync/document';
export { Keeper } from '#sync/keeper';
export { Places } from '#sync/places';
export { Replica } from '#sync/replica';
