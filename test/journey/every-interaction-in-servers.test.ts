import { driveEverything } from './interactions/drive-everything.js';

driveEverything('server');
