import qrcode from 'qrcode-generator';

/** One horizontal bar of dark modules, in modules from the code's top left corner. */
export interface Bar {
  x: number;
  y: number;
  width: number;
}

/** A QR code (error correction M) as bars in a square of `size` modules, without its quiet zone of 4. */
export function drawQrCode(text: string): { size: number; bars: Bar[] } {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const size = code.getModuleCount();
  const bars: Bar[] = [];
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (!code.isDark(y, x)) continue;
      const last = bars.at(-1);
      if (last?.y === y && last.x + last.width === x) last.width += 1;
      else bars.push({ x, y, width: 1 });
    }
  }
  return { size, bars };
}
