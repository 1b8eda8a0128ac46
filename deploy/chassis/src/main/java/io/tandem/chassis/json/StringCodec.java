package io.tandem.chassis.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.util.function.Function;

/**
 * A type that JSON carries as a string and nothing else.
 *
 * @param read parses the string; an {@link IllegalArgumentException} of it is the broken rule
 */
record StringCodec<T>(
        Class<T> type, String mustBe, Function<String, T> read, Function<T, String> write) {

    void addTo(SimpleModule module) {
        module.addDeserializer(type, new Reader());
        module.addSerializer(type, new Writer());
    }

    private final class Reader extends StdScalarDeserializer<T> {

        private static final long serialVersionUID = 1L;

        Reader() {
            super(type);
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                throw new BrokenRule(parser, mustBe);
            }
            try {
                return read.apply(parser.getText());
            } catch (IllegalArgumentException | java.time.DateTimeException e) {
                throw new BrokenRule(
                        parser, e instanceof IllegalArgumentException ? e.getMessage() : mustBe);
            }
        }
    }

    private final class Writer extends StdScalarSerializer<T> {

        private static final long serialVersionUID = 1L;

        Writer() {
            super(type);
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeString(write.apply(value));
        }
    }
}
