import { byId } from './element.js';
import { followTheme } from './theme.js';

followTheme(byId('theme'));
