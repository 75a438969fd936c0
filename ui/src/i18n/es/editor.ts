import type { Translation } from '../translation.ts';
import { count, list } from './forms.ts';

const waiting = (n: number) => count(n, { one: '# cambio pendiente', other: '# cambios pendientes' });

export const editor: Translation['editor'] = {
  untitled: 'Currículum sin título',
  yourResumes: 'Tus currículums',
  yourAccount: 'Tu cuenta',
  opening: {
    tab: 'Abriendo',
    title: 'Abriendo el currículum',
    noConnection: 'Aún sin conexión',
    opensByItself: 'El currículum se abrirá solo en cuanto el servidor responda.',
  },
  top: {
    titleField: 'Título del currículum',
    showOutline: 'Mostrar el esquema',
    hideOutline: 'Ocultar el esquema',
    find: 'Buscar y hacer',
    findWith: (keys) => `Buscar y hacer (${keys})`,
    history: 'Historial',
    alsoHere: 'También aquí',
    moreHere: (n) => `+${n}`,
  },
  appearance: { title: 'Apariencia', likeSystem: 'Como el sistema', system: 'Sistema', light: 'Claro', dark: 'Oscuro' },
  views: { all: 'Partes del editor', content: 'Contenido', preview: 'Vista previa', design: 'Diseño', more: 'Más' },
  sections: {
    all: 'Secciones',
    you: 'Tus datos',
    youHold: 'Nombre, contacto, lugar',
    empty: 'Vacía',
    entries: (n) => count(n, { one: '# entrada', other: '# entradas' }),
    hidden: 'oculto en la página',
    add: 'Añadir una sección',
    usual: 'La mayoría de los currículums tienen perfil, experiencia, formación, competencias e idiomas.',
    addUsual: 'Añadir estas secciones',
  },
  acts: {
    moreFor: (name) => `Más opciones de ${name}`,
    moveUp: 'Subir',
    moveDown: 'Bajar',
    choose: 'Seleccionar',
    chooseNoMore: 'Quitar de la selección',
    duplicate: 'Duplicar',
    show: 'Mostrar en la página',
    hide: 'Ocultar en la página',
    comment: 'Comentar',
    delete: 'Eliminar',
    deleted: (name) => `Se eliminó «${name}».`,
    moved: (name, place, all) => `${name}: ahora ${place} de ${all}.`,
  },
  readOnly: {
    viewer: 'Puedes leer este currículum. Su propietario puede permitirte editarlo.',
    commenter: 'Puedes leer y comentar este currículum. Su propietario puede permitirte editarlo.',
  },
  ended: {
    titles: {
      forbidden: 'Este currículum no está compartido contigo',
      too_old: 'Hay una versión más reciente de Vitae',
      signed_out: 'Se ha cerrado tu sesión',
      somebody_else: 'En este navegador ha iniciado sesión otra persona',
      removed: 'Ya no tienes acceso a este currículum',
    },
    removed: 'Su propietario te quitó el acceso, o lo dejaste en otra ventana. Lo que escribiste sigue en él.',
    removedUnsaved: (n) =>
      `Su propietario te quitó el acceso, o lo dejaste en otra ventana. ${count(n, { one: 'Tu último cambio ya no se pudo guardar', other: 'Tus últimos # cambios ya no se pudieron guardar' })}; lo que escribiste antes sigue en él.`,
    forbidden: 'Pide una invitación a su propietario, o inicia sesión con la cuenta invitada.',
    tooOld: 'Vuelve a cargar la página para seguir.',
    somebodyElse: 'Para seguir aquí, inicia sesión con tu cuenta en otra pestaña y vuelve a intentarlo.',
    somebodyElseKept: (n) =>
      `${count(n, { one: '# cambio tuyo espera', other: '# cambios tuyos esperan' })} en este dispositivo, y nada se envía con el otro nombre. Para seguir aquí, inicia sesión con tu cuenta en otra pestaña y vuelve a intentarlo.`,
    somebodyElseUnkept: (n) =>
      `${count(n, { one: '# cambio tuyo espera', other: '# cambios tuyos esperan' })} en esta página: mantenla abierta; nada se envía con el otro nombre. Para seguir aquí, inicia sesión con tu cuenta en otra pestaña y vuelve a intentarlo.`,
    signedOut: 'Todo lo que escribiste está guardado.',
    signedOutUnsaved: (n) =>
      count(n, {
        one: '# cambio no se pudo guardar. Sigue en esta página: mantenla abierta, inicia sesión en la otra pestaña y vuelve a intentarlo aquí.',
        other:
          '# cambios no se pudieron guardar. Siguen en esta página: mantenla abierta, inicia sesión en la otra pestaña y vuelve a intentarlo aquí.',
      }),
    notAccepted: (n) => count(n, { one: '# no aceptado', other: '# no aceptados' }),
    reload: 'Volver a cargar',
    signIn: 'Iniciar sesión',
    tryAgain: 'Reintentar',
  },
  leave: {
    title: (n, resume) => count(n, { one: `Se perdería # cambio de «${resume}»`, other: `Se perderían # cambios de «${resume}»` }),
    refused:
      'No se aceptaron, y este navegador no guarda nada en el dispositivo, así que solo están en esta página. Cópialos antes, o guárdalos en un archivo.',
    offline:
      'No hay conexión, y este navegador no guarda nada en el dispositivo, así que solo están en esta página. Se guardarán solos en cuanto vuelva la conexión.',
    leave: 'Salir sin ellos',
    stay: 'Quedarse',
  },
  notices: {
    overwritten: (field) => `Otra persona cambió después de ti: ${field}.`,
    theirsIsShown: 'Ahora se muestra su versión.',
    useMine: 'Usar la mía',
    refused: (n) => count(n, { one: 'No se aceptó # cambio.', other: 'No se aceptaron # cambios.' }),
    refusedWhy: (reason) => `${reason} No se ha perdido nada de lo que escribiste.`,
    show: 'Mostrar',
    copy: 'Copiar mi texto',
    trouble: {
      rate_limited: 'Demasiadas solicitudes; espera un momento.',
      document_full: 'El currículum ha alcanzado su tamaño máximo.',
      too_large: 'Es demasiado grande.',
      forbidden: 'No tienes permiso para esto.',
      unavailable: 'El servicio está ocupado; vuelve a intentarlo en un momento.',
      other: 'Algo ha fallado por nuestra parte; no se ha perdido nada.',
    },
  },
  saved: {
    saved: 'Guardado',
    saving: 'Guardando',
    connecting: 'Conectando',
    onDevice: 'Guardado en este dispositivo',
    waiting,
    waitingUnkept: (n) => count(n, { one: '# cambio pendiente, sin guardar aquí', other: '# cambios pendientes, sin guardar aquí' }),
    offline: 'Sin conexión: todo está guardado',
    offlineWaiting: (n) => `Sin conexión: ${waiting(n)}`,
    offlineKept: (n) =>
      count(n, {
        one: 'Sin conexión: # cambio guardado en este dispositivo',
        other: 'Sin conexión: # cambios guardados en este dispositivo',
      }),
    offlineUnkept: (n) =>
      count(n, {
        one: 'Sin conexión: # cambio sin guardar en este dispositivo',
        other: 'Sin conexión: # cambios sin guardar en este dispositivo',
      }),
  },
  deeds: {
    change: 'un cambio',
    changeOf: (field) => `cambio en ${field}`,
    changeOfDesign: 'cambio del diseño',
    changeOfFields: (n) => count(n, { one: 'cambio de # campo', other: 'cambio de # campos' }),
    typing: (field) => `escritura en ${field}`,
    deletingIn: (field) => `borrado en ${field}`,
    formatting: (field) => `formato en ${field}`,
    editing: (field) => `edición de ${field}`,
    hiding: (thing) => `ocultar ${thing}`,
    showing: (thing) => `mostrar ${thing}`,
    moving: (thing) => `mover ${thing}`,
    deleting: (thing) => `eliminar ${thing}`,
    restoring: (thing) => `restaurar ${thing}`,
    addingItem: ({ one }) => `añadir ${one}`,
    addingSection: (title) => `añadir la sección «${title}»`,
    addingSections: (n) => count(n, { one: 'añadir # sección', other: 'añadir # secciones' }),
  },
  undo: {
    nothing: 'Deshacer',
    deed: (deed) => `Deshacer: ${deed}`,
    done: (deed) => `Deshecho: ${deed}.`,
    notDone: (deed) => `No se deshizo: ${deed}.`,
    notAll: 'No se pudo deshacer todo.',
  },
  redo: {
    nothing: 'Rehacer',
    deed: (deed) => `Rehacer: ${deed}`,
    done: (deed) => `Rehecho: ${deed}.`,
    notDone: (deed) => `No se rehízo: ${deed}.`,
    notAll: 'No se pudo rehacer todo.',
  },
  withKeys: (words, keys) => `${words} (${keys})`,
  deletedSince: 'Se ha eliminado mientras tanto.',
  changedSince: (names) => `Otra persona lo cambió mientras tanto, así que se queda como está: ${list(names)}.`,
};
