package io.tandem.team.agreement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * Terms as the one sequence of bytes that is hashed and signed: RFC 8785. Refuses numbers that JSON
 * readers do not all read alike; decimals are strings anyway.
 */
@Singleton
public class CanonicalTerms {

    /** 2⁵³: up to here each whole number is exact in every JSON reader. */
    private static final long LARGEST_NUMBER = 1L << 53;

    private final ObjectMapper json;

    CanonicalTerms(ObjectMapper json) {
        this.json = json;
    }

    String of(AgreementTerms terms) {
        return of(json.<JsonNode>valueToTree(terms));
    }

    /**
     * @throws IllegalArgumentException when it holds a number that is not whole or above 2⁵³
     */
    public static String of(JsonNode tree) {
        requireSafeNumbers(tree);
        try {
            return new JsonCanonicalizer(tree.toString()).getEncodedString();
        } catch (IOException e) {
            throw new IllegalStateException("what is JSON has a canonical form", e);
        }
    }

    AgreementTerms read(String canonical) {
        try {
            return json.readValue(canonical, AgreementTerms.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored terms do not read", e);
        }
    }

    static byte[] bytes(String canonical) {
        return canonical.getBytes(StandardCharsets.UTF_8);
    }

    private static void requireSafeNumbers(JsonNode node) {
        boolean unsafe =
                node.isNumber()
                        && !(node.canConvertToExactIntegral()
                                && node.canConvertToLong()
                                && Math.abs(node.longValue()) <= LARGEST_NUMBER);
        if (unsafe) {
            throw new IllegalArgumentException(
                    "a number in terms is whole and at most 2^53: " + node);
        }
        node.forEach(CanonicalTerms::requireSafeNumbers);
    }
}
