package io.tandem.team.split;

import java.util.List;
import java.util.stream.Stream;

/**
 * A rule inside another.
 *
 * @param path where it stands in the other
 * @param members among how many it may have to divide
 */
record Nested(String path, RuleTerms terms, int members) {

    static List<Nested> present(Nested... nested) {
        return Stream.of(nested).filter(each -> each.terms != null).toList();
    }
}
