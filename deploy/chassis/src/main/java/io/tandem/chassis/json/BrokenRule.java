package io.tandem.chassis.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/** A value that is well-formed JSON but breaks a rule; its message is that rule. */
final class BrokenRule extends MismatchedInputException {

    private static final long serialVersionUID = 1L;

    BrokenRule(JsonParser parser, String rule) {
        super(parser, rule);
    }
}
