import type { Text } from '../../registry/model.js';

/** The title of a loaded frame, for those who hear the page (R88). {provider} delivers it, {title} is the page’s own. */
export const frame = {
  video: {
    nn: 'Video frå {provider}: {title}',
    nb: 'Video fra {provider}: {title}',
    en: 'Video from {provider}: {title}',
  },
  audio: {
    nn: 'Lyd frå {provider}: {title}',
    nb: 'Lyd fra {provider}: {title}',
    en: 'Audio from {provider}: {title}',
  },
  visualisation: {
    nn: 'Datavisualisering frå {provider}: {title}',
    nb: 'Datavisualisering fra {provider}: {title}',
    en: 'Data visualisation from {provider}: {title}',
  },
  generic: {
    nn: 'Innhald frå {provider}: {title}',
    nb: 'Innhold fra {provider}: {title}',
    en: 'Content from {provider}: {title}',
  },
} as const satisfies Record<string, Text>;
