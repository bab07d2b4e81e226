import { driveEverything } from './interactions/drive-everything.js';

driveEverything('direct message');
