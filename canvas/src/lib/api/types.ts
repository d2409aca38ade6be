/** The API's nouns under the names that the canvas uses. Generated: see `schema.d.ts`. */
import type { components } from './schema';

type Schemas = components['schemas'];

export type Project = Schemas['ProjectOut'];
export type Subject = Schemas['SubjectOut'];
export type Kind = Schemas['Kind'];
export type Take = Schemas['TakeOut'];
export type Render = Schemas['RenderOut'];
export type Graph = Schemas['GraphOut'];
export type Script = Schemas['ScriptOut'];
export type Difference = Schemas['DifferenceOut'];
export type Tier = Schemas['Tier'];
export type Vocabulary = Schemas['VocabularyOut'];
export type Parameters = Record<string, unknown>;
