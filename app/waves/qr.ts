import QRCode from 'qrcode';

/** Light modules around a code, without which readers miss it. */
const QUIET = 4;

/** A QR code as a drawing: the side of its square, and the path of its dark modules. */
export interface QrCode {
  size: number;
  path: string;
}

/** The QR code of an address, with a quarter of it to spare for dirt and folds. */
export function qrCode(address: string): QrCode {
  const { modules } = QRCode.create(address, { errorCorrectionLevel: 'Q' });
  const { size } = modules;
  const rows = Array.from({ length: size }, (_, y) => {
    const row = Array.from({ length: size }, (_, x) => modules.get(y, x));
    return row.map((isDark, x) => (isDark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : '')).join('');
  });
  return { size: size + 2 * QUIET, path: rows.join('') };
}

/** It as a file that scales to any size. */
export function qrSvg(address: string): string {
  const { size, path } = qrCode(address);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size * 8}" height="${size * 8}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>\n`;
}

/** It as a picture, large enough for print. */
export function qrPng(address: string): Promise<Buffer> {
  return QRCode.toBuffer(address, { errorCorrectionLevel: 'Q', margin: QUIET, width: 1024 });
}
