package io.tandem.chassis.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Rate;
import jakarta.inject.Singleton;
import java.util.List;

/** Makes every JSON reader of the process refuse what it would otherwise guess at. */
@Singleton
// Asset and Rate are of the pure core, which knows no framework; here it is told of them.
@RegisterForReflection(targets = {Asset.class, Rate.class})
public class StrictJson implements ObjectMapperCustomizer {

    private static final int MAX_DEPTH = 32;
    private static final int MAX_STRING = 1 << 20;
    private static final int MAX_NUMBER = 64;
    private static final int MAX_NAME = 256;

    /** After Quarkus' own modules, which bring other formats for the same types. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        SimpleModule formats = new SimpleModule("tandem-wire-formats");
        WireFormats.all().forEach(codec -> codec.addTo(formats));
        mapper.registerModule(formats);
        mapper.enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        mapper.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxNestingDepth(MAX_DEPTH)
                                .maxStringLength(MAX_STRING)
                                .maxNumberLength(MAX_NUMBER)
                                .maxNameLength(MAX_NAME)
                                .build());
        refuseCoercions(mapper);
    }

    private static void refuseCoercions(ObjectMapper mapper) {
        List<LogicalType> scalars =
                List.of(LogicalType.Integer, LogicalType.Boolean, LogicalType.Enum);
        List<CoercionInputShape> shapes =
                List.of(
                        CoercionInputShape.String,
                        CoercionInputShape.EmptyString,
                        CoercionInputShape.Float,
                        CoercionInputShape.Boolean,
                        CoercionInputShape.Integer);
        for (LogicalType scalar : scalars) {
            for (CoercionInputShape shape : shapes) {
                if (!isNatural(scalar, shape)) {
                    mapper.coercionConfigFor(scalar).setCoercion(shape, CoercionAction.Fail);
                }
            }
        }
    }

    private static boolean isNatural(LogicalType scalar, CoercionInputShape shape) {
        return switch (shape) {
            case Integer -> scalar == LogicalType.Integer;
            case Boolean -> scalar == LogicalType.Boolean;
            case String -> scalar == LogicalType.Enum;
            default -> false;
        };
    }
}
