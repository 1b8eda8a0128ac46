/** The first thing that is not as it should be. */
final class Difference extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Difference(String what, Object stated, Object found) {
        super(what + ": stated " + stated + ", recomputed " + found);
    }

    static void unlessSame(String what, Object stated, Object found) {
        if (stated == null || !stated.equals(found)) {
            throw new Difference(what, stated, found);
        }
    }
}
