import { createContext, useContext, useState } from 'react';
import { Photo, type PhotoProps } from '../../ui/photo.tsx';
import { classes } from '../../ui/classes.ts';

/** Whether the wall is scrolled too fast for anything to be seen. */
export const Flung = createContext(false);

/** A picture on the wall. While the wall rushes by none is fetched: hundreds a second would come for nobody. */
export function WallPhoto(props: PhotoProps) {
  const flung = useContext(Flung);
  const [seen, setSeen] = useState(!flung);
  if (!flung && !seen) setSeen(true);
  return seen ? <Photo {...props} /> : <span className={classes('block bg-sunken', props.className)} />;
}
