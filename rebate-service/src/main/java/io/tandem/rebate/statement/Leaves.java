package io.tandem.rebate.statement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tandem.rebate.statement.model.Hash;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;

/** Leaves as the one sequence of bytes that is hashed: RFC 8785, all values strings. */
@Singleton
class Leaves {

    private final ObjectMapper json;

    Leaves(ObjectMapper json) {
        this.json = json;
    }

    String canonical(Map<String, String> fields) {
        try {
            return new JsonCanonicalizer(json.writeValueAsString(fields)).getEncodedString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings are JSON", e);
        } catch (IOException e) {
            throw new IllegalStateException("what is JSON has a canonical form", e);
        }
    }

    Hash hash(Map<String, String> fields) {
        return Hash.ofLeaf(canonical(fields).getBytes(StandardCharsets.UTF_8));
    }
}
