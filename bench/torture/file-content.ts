/** The bytes of a file, changed as the system does it. */
export class FileContent {
  #bytes = Buffer.alloc(0);
  #size = 0;

  static of(bytes: Buffer): FileContent {
    const content = new FileContent();
    content.write(bytes, 0);
    return content;
  }

  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#size);
  }

  write(bytes: Uint8Array, offset: number): void {
    const end = offset + bytes.length;
    if (end > this.#bytes.length) {
      const grown = Buffer.alloc(Math.max(end, this.#bytes.length * 2));
      this.#bytes.copy(grown);
      this.#bytes = grown;
    }
    this.#bytes.set(bytes, offset);
    this.#size = Math.max(this.#size, end);
  }

  truncate(size: number): void {
    if (size > this.#size) this.write(new Uint8Array(1), size - 1);
    // What is cut off is zero where the file grows again.
    else this.#bytes.fill(0, size, this.#size);
    this.#size = size;
  }

  copy(): FileContent {
    return FileContent.of(this.bytes);
  }
}
