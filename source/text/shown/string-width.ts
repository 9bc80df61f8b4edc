/** The bundle's stand-in for the package of that name, see build.js. */
export {fastWidth as default} from './width.js';
