/** The film is the same for every part of the page. */
import { getContext, setContext } from 'svelte';

import type { Film } from './film.svelte';

const KEY = Symbol('film');

export const provideFilm = (film: Film): Film => setContext(KEY, film);
export const theFilm = (): Film => getContext<Film>(KEY);
