package io.tandem.testkit;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/**
 * Lets no test of a service pass in which JSON is read into or written from a type that a native
 * executable could not look into: there it would be an empty object, or an error.
 */
@Singleton
class WireWatch implements ObjectMapperCustomizer {

    private static final String ROOT = "io.tandem.";

    /** Read once: it takes a second, and every test of a run asks for the same classes. */
    private static final class Known {
        static final NativeTypes TYPES = NativeTypes.ofProduction();
    }

    @Override
    public void customize(ObjectMapper mapper) {
        SimpleModule module = new SimpleModule("wire-watch");
        module.setSerializerModifier(
                new BeanSerializerModifier() {
                    private static final long serialVersionUID = 1;

                    @Override
                    public JsonSerializer<?> modifySerializer(
                            SerializationConfig config,
                            BeanDescription bean,
                            JsonSerializer<?> serializer) {
                        check(bean.getBeanClass());
                        return serializer;
                    }
                });
        module.setDeserializerModifier(
                new BeanDeserializerModifier() {
                    private static final long serialVersionUID = 1;

                    @Override
                    public JsonDeserializer<?> modifyDeserializer(
                            DeserializationConfig config,
                            BeanDescription bean,
                            JsonDeserializer<?> deserializer) {
                        check(bean.getBeanClass());
                        return deserializer;
                    }
                });
        mapper.registerModule(module);
    }

    private static void check(Class<?> type) {
        if (type.getName().startsWith(ROOT) && Known.TYPES.lack(type.getName())) {
            throw new IllegalStateException(
                    type.getName()
                            + " is read or written as JSON, and a native executable cannot look"
                            + " into it: annotate it with @RegisterForReflection.");
        }
    }
}
