package io.tandem.referral.link;

/** What the labels of a link may look like. */
final class Formats {

    static final String LABEL = "[^\\p{Z}\\p{C}]([^\\p{Zl}\\p{Zp}\\p{C}]{0,98}[^\\p{Z}\\p{C}])?";
    static final String LABEL_RULE =
            "must be 1 to 100 printable characters without spaces at the ends";

    private Formats() {}
}
