package io.tandem.team.document;

/** A piece of a document, before it is known how it will be written. */
sealed interface Block {

    /** The title of what follows; level 1 is the document's own. */
    record Heading(int level, String text) implements Block {}

    /** Words of ours, never anything that a member wrote. */
    record Words(String text) implements Block {}

    /** A value under its name. */
    record Item(String name, String value) implements Block {}

    /** A formula, in letters that every font has. */
    record Formula(String text) implements Block {}

    /** What somebody wrote, to the letter. */
    record Verbatim(String text) implements Block {}
}
