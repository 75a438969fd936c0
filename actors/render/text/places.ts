/** A register path as a person would say it, for whoever has no form to look at: `item/k3/position` → `the position of an item`. */
export function placeInWords(place: string): string {
  const [area = '', owner = '', field = ''] = place.split('/');
  const words = (name: string): string => name.replace(/([A-Z])/g, ' $1').toLowerCase();
  switch (area) {
    case 'basics':
      return `the ${words(owner)} at the top`;
    case 'sec':
      return `the ${words(field)} of a section`;
    case 'item':
      return `the ${words(field)} of an item`;
    case 'prose':
      return owner.startsWith('basics') ? 'the summary at the top' : 'the text of an item';
    default:
      return `the ${words(area)}`;
  }
}
