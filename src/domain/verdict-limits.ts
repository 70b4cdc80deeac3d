/** From the pictures of bench/same-person.md, section "Measures". */
export const PICTURE_LIMITS = {
  /** Pixels of the shorter side. A cell of the smallest grid that a vendor sells (1024×1024) has 500. */
  leastSide: 160,
  /** Standard deviation of the brightness. Fog has more, a plain wall or an empty answer less. */
  leastContrast: 6,
  leastSharpness: 1.5,
  drawnFlatness: 0.75,
  edgeLine: 0.62,
};

/** Similarity is 1 − the distance of two embeddings. */
export const FACE_LIMITS = {
  /**
   * At least: the same person. From bench/same-person.md: the interval of false accepts stays below
   * 1 %, that of false rejects below 5 %.
   */
  samePerson: 0.68,
  /** At most: another person. dlib's own limit of the distance, 0.6. Between the two nobody can tell. */
  differentPerson: 0.4,
  /** A face of at least this part of the largest one's size is a second main face. */
  mainFace: 0.5,
  /** Pixels. Below, strangers begin to look alike. */
  leastPixels: 40,
};
