package io.tandem.rebate.period;

import io.tandem.rebate.period.model.Grace;
import org.eclipse.microprofile.config.spi.Converter;

/** Reads a grace time from the configuration; what is none keeps the service from starting. */
public class GraceConverter implements Converter<Grace> {

    private static final long serialVersionUID = 1L;

    @Override
    public Grace convert(String value) {
        return Grace.of(value.strip());
    }
}
