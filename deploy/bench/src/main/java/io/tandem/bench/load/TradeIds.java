package io.tandem.bench.load;

import java.nio.charset.StandardCharsets;

/**
 * Trade ids that never repeat and lie where a random id would: {@code T}, sixteen hexadecimal
 * digits that are the same for a block of a thousand, and three decimal digits within it. That is
 * how the limit's SQL draws its ids, only without the chance of drawing one twice.
 */
final class TradeIds {

    static final int LENGTH = 20;
    static final byte[] BLANK = "T0000000000000000000".getBytes(StandardCharsets.US_ASCII);

    private static final int DIGITS = 16;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    // Below so many blocks a run's ids cannot meet those of a run that began a millisecond later.
    private static final int BLOCK_BITS = 20;

    private long next;

    /** Blocks of a process that began at that time. */
    TradeIds(long epochMillis) {
        this.next = epochMillis << BLOCK_BITS;
    }

    /** The next block, scattered over all of them: no two numbers give the same one. */
    long nextBlock() {
        return mixed(next++);
    }

    /** Each step can be undone, so the whole is one to one; the constants are SplitMix64's. */
    private static long mixed(long number) {
        long mixed = (number ^ (number >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    /** Writes a block's digits over those of an id that begins at the offset. */
    static void write(byte[] bytes, int offset, long block) {
        long rest = block;
        for (int i = DIGITS; i > 0; i--) {
            bytes[offset + i] = HEX[(int) (rest & 0xf)];
            rest >>>= 4;
        }
    }
}
