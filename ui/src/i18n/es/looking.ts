import type { Translation } from '../translation.ts';

export const looking: Translation['looking'] = {
  region: 'Consulta de esta cuenta',
  viewing: (name, time) => `Estás viendo la cuenta de ${name} hasta las ${time}. No puedes cambiar nada.`,
  end: 'Terminar',
  seen: (name, time) => `${name}, del equipo de ayuda, ve tu cuenta hasta las ${time} y no puede cambiar nada.`,
  sessions: 'Sesiones',
  overTitle: 'Esta consulta ha terminado',
  overText: 'Para volver a verla, empieza de nuevo en la consola e indica el motivo.',
  toConsole: 'Ir a la consola',
  still: 'La consulta sigue abierta.',
};
