/**
 * The origin of what a person does in an editor of prose. Each editor has one of its own, so that two of them may show one text; who
 * keeps track of all edits, as an undo does, tells them by the class.
 */
export class ProseEdit {}
