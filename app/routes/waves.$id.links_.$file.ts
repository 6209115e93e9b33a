import { openQrFile } from '../waves/linksPage.server';

/** The QR code of one side's questionnaire as a file. */
export const loader = openQrFile;
