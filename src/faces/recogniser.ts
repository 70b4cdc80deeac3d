import {
  add,
  avgPool,
  div,
  fused,
  io,
  keep,
  matMul,
  maxPool,
  mean,
  mul,
  pad,
  relu,
  sub,
  type Tensor2D,
  type Tensor4D,
  tensor4d,
  tidy,
} from '@tensorflow/tfjs-core';
import { join } from 'node:path';
import { packageFolder, readJson, readWeights } from './model-files.ts';

/** The recogniser looks at a square of 150 pixels. */
export const RECOGNISER_SIDE = 150;
/** Numbers in an embedding. */
export const EMBEDDING_LENGTH = 128;
/** Mean colour of the pictures that it was trained with. */
const MEAN_RGB = [122.782, 117.001, 104.298];

const PLAIN_BLOCKS = {
  conv32: ['conv32_1', 'conv32_2', 'conv32_3'],
  conv64: ['conv64_1', 'conv64_2', 'conv64_3'],
  conv128: ['conv128_1', 'conv128_2'],
  conv256: ['conv256_1', 'conv256_2'],
};

/** @param squares RGB from 0 to 255, each {@link RECOGNISER_SIDE}² × 3 @returns one embedding a square */
export type Recogniser = (squares: readonly Float32Array[]) => number[][];

/**
 * dlib's face recognition ResNet (29 layers, 99.4 % on Labeled Faces in the Wild) with the weights that
 * @vladmandic/face-api ships. Its layers are laid out here because that package brings them only together with
 * the whole of TensorFlow.js (300 MB) and cannot be loaded without it.
 */
export async function loadRecogniser(): Promise<Recogniser> {
  const folder = join(packageFolder('@vladmandic/face-api'), 'model');
  const manifest = await readJson(join(folder, 'face_recognition_model-weights_manifest.json'));
  const { specs, data } = await readWeights(folder, manifest as Parameters<typeof readWeights>[1]);
  const weights = io.decodeWeights(data, specs);
  const weight = (name: string) => {
    const found = weights[name];
    if (!found) throw new Error(`The face recognition model lacks ${name}.`);
    return found;
  };
  const convolutions = new Map<string, ReturnType<typeof prepare>>();

  /** A convolution and the scaling after it are one convolution with other numbers. */
  function prepare(name: string) {
    const scale = weight(`${name}/scale/weights`);
    const bias = add(mul(weight(`${name}/conv/bias`), scale), weight(`${name}/scale/biases`));
    const filter = mul<Tensor4D>(weight(`${name}/conv/filters`), scale);
    return { filter: keep(filter), bias: keep(bias) };
  }

  function convolve(x: Tensor4D, name: string, strides: 1 | 2, activation: 'relu' | 'linear'): Tensor4D {
    const known = convolutions.get(name) ?? prepare(name);
    convolutions.set(name, known);
    return fused.conv2d({ x, ...known, strides, pad: strides === 2 ? 'valid' : 'same', activation });
  }

  const block = (x: Tensor4D, name: string): Tensor4D =>
    relu(add(convolve(convolve(x, `${name}/conv1`, 1, 'relu'), `${name}/conv2`, 1, 'linear'), x));

  function halve(x: Tensor4D, name: string): Tensor4D {
    const inner = convolve(convolve(x, `${name}/conv1`, 2, 'relu'), `${name}/conv2`, 1, 'linear');
    const pooled = avgPool(x, 2, 2, 'valid');
    const [, rows, columns, channels] = inner.shape;
    const [, pooledRows, pooledColumns, pooledChannels] = pooled.shape;
    // dlib fills up with zeros whichever of the two is smaller.
    const padded = (one: Tensor4D, byRows: number, byColumns: number, byChannels: number) =>
      pad(one, [
        [0, 0],
        [0, Math.max(0, byRows)],
        [0, Math.max(0, byColumns)],
        [0, Math.max(0, byChannels)],
      ]);
    return relu(
      add(
        padded(inner, pooledRows - rows, pooledColumns - columns, 0),
        padded(pooled, 0, 0, channels - pooledChannels),
      ),
    );
  }

  return (squares) => {
    if (squares.length === 0) return [];
    const flat = tidy(() => {
      const input = tensor4d(Float32Array.from(squares.flatMap((square) => [...square])), [
        squares.length,
        RECOGNISER_SIDE,
        RECOGNISER_SIDE,
        3,
      ]);
      const colours: Tensor4D = div(sub(input, MEAN_RGB), 255);
      let x = maxPool(convolve(colours, 'conv32_down', 2, 'relu'), 3, 2, 'valid');
      for (const name of PLAIN_BLOCKS.conv32) x = block(x, name);
      x = halve(x, 'conv64_down');
      for (const name of PLAIN_BLOCKS.conv64) x = block(x, name);
      x = halve(x, 'conv128_down');
      for (const name of PLAIN_BLOCKS.conv128) x = block(x, name);
      x = halve(x, 'conv256_down');
      for (const name of PLAIN_BLOCKS.conv256) x = block(x, name);
      x = halve(x, 'conv256_down_out');
      return matMul(mean<Tensor2D>(x, [1, 2]), weight('fc') as Tensor2D).dataSync();
    });
    return squares.map((_, index) =>
      Array.from(flat.slice(index * EMBEDDING_LENGTH, (index + 1) * EMBEDDING_LENGTH)),
    );
  };
}
