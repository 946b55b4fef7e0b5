package io.railhead.cli;

import io.railhead.codec.XmlRefused;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/**
 * Why a file of messages cannot be shown or judged, or not all of it.
 *
 * @param line from 1; 0 where it is about no place
 * @param column from 1; 0 where it is about no place
 */
record MessageProblem(String code, int line, int column, String text) {
    static MessageProblem of(XmlRefused refused, boolean endsThere) {
        boolean truncated = endsThere && refused.text().equals(XmlRefused.SYNTAX);
        return new MessageProblem(
                refused.code(),
                refused.line(),
                refused.column(),
                truncated
                        ? "This is not well-formed XML, and the file ends here: perhaps it was cut off."
                        : refused.text());
    }

    static MessageProblem unreadable(Exception failure) {
        Throwable cause = failure.getCause();
        boolean wrapped = failure instanceof UncheckedIOException || failure instanceof DirectoryIteratorException;
        Throwable why = wrapped && cause != null ? cause : failure;
        String text = switch (why) {
            case NoSuchFileException _ -> "There is no such file.";
            case AccessDeniedException _ -> "This file may not be read.";
            default -> "This file cannot be read: " + why.getMessage();
        };
        return nothingToRead(text);
    }

    static MessageProblem unknownVersion(String definition, int line, List<String> known) {
        return new MessageProblem("XSD-UNKNOWN", line, 1, unknown(definition, known));
    }

    /** What is said of a definition without a schema, beside those versions that have one. */
    static String unknown(String definition, List<String> known) {
        String others =
                known.isEmpty() ? "nothing is known of this message." : "known are " + String.join(", ", known) + ".";
        return definition + " is not known here; " + others;
    }

    static MessageProblem nothingToRead(String sentence) {
        return new MessageProblem("XML-UNREADABLE", 0, 0, sentence);
    }

    static MessageProblem tooLarge(long size, long most) {
        return new MessageProblem(
                "XML-SIZE", 0, 0, "This file has " + size + " bytes; one of more than " + most + " is not read.");
    }

    static MessageProblem strangeNamespace(String namespace) {
        return new MessageProblem("XSD-UNKNOWN", 1, 1, strange(namespace));
    }

    /** What is said of a document in a namespace that is none of ISO 20022's. */
    static String strange(String namespace) {
        if (!namespace.equals(namespace.strip())) {
            return "The namespace \"" + namespace + "\" has a blank at its beginning or end: take it away.";
        }
        String found = namespace.isEmpty() ? "no namespace" : "the namespace " + namespace;
        return "The document's root element has " + found
                + "; those of ISO 20022 are like urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08.";
    }

    static MessageProblem nothing() {
        return new MessageProblem("XSD-UNKNOWN", 1, 1, "There is no header and no document of ISO 20022 here.");
    }

    static MessageProblem notXml() {
        return new MessageProblem(
                "XML-SYNTAX", 1, 1, "This is not XML: the first character of an XML file is <, and here it is not.");
    }

    /** {@code 12:34  CODE  sentence}. */
    String forPeople() {
        return (line > 0 ? line + ":" + column + "  " : "") + code + "  " + text;
    }
}
