package io.tandem.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What {@code deploy/local/up} was asked for.
 *
 * @param once end after the demo
 * @param fresh forget what the store holds
 * @param data the folder of the market's files, if one was named
 * @param store where databases, keys and logs are kept, if named
 * @param portBase the services take the three ports after it
 */
record Options(
        boolean once, boolean fresh, Optional<Path> data, Optional<Path> store, int portBase) {

    static final int DEFAULT_PORT_BASE = 8080;

    static Options parse(List<String> arguments) {
        boolean once = false;
        boolean fresh = false;
        Optional<Path> data = Optional.empty();
        Optional<Path> store = Optional.empty();
        int portBase = DEFAULT_PORT_BASE;
        Iterator<String> words = arguments.iterator();
        while (words.hasNext()) {
            String word = words.next();
            switch (word) {
                case "--once" -> once = true;
                case "--fresh" -> fresh = true;
                case "--data" -> data = Optional.of(folder(word, words));
                case "--store" -> store = Optional.of(Path.of(value(word, words)));
                case "--port-base" -> portBase = number(word, words);
                default -> throw new SuiteFailure("Unknown option " + word + "; see --help.");
            }
        }
        return new Options(once, fresh, data, store, portBase);
    }

    private static String value(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new SuiteFailure(option + " needs a value.");
        }
        return words.next();
    }

    private static Path folder(String option, Iterator<String> words) {
        Path folder = Path.of(value(option, words));
        if (!Files.isDirectory(folder)) {
            throw new SuiteFailure(option + " names a folder, and " + folder + " is none.");
        }
        return folder;
    }

    private static int number(String option, Iterator<String> words) {
        String text = value(option, words);
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new SuiteFailure(option + " needs a number, and \"" + text + "\" is none.", e);
        }
    }
}
