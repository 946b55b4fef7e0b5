package io.railhead.attack;

import java.util.List;

/** What must come of every attack by a file in the drop folder. */
final class FileCatalogue {
    static final List<Vector> ALL = List.of(
            Vector.of("xxe-file", "XML-DOCTYPE"),
            Vector.of("xxe-http", "XML-DOCTYPE"),
            Vector.of("xxe-param", "XML-DOCTYPE"),
            Vector.of("ext-dtd", "XML-DOCTYPE"),
            Vector.of("doctype-empty", "XML-DOCTYPE"),
            Vector.of("billion-laughs", "XML-DOCTYPE"),
            Vector.of("quadratic", "XML-DOCTYPE"),
            Vector.of("recursive-entity", "XML-DOCTYPE"),
            Vector.of("attrs-65", "XML-ATTRIBUTES"),
            Vector.of("attrs-20k", "XML-TEXT"),
            Vector.of("depth-65", "XML-DEPTH"),
            Vector.of("depth-100k", "XML-DEPTH"),
            Vector.of("name-1001", "XML-SIZE"),
            Vector.of("text-over-limit", "XML-TEXT"),
            new Vector(
                    "bytes-over-limit", "a mebibyte of empty elements; a file may be a gibibyte", "XSD-UNEXPECTED", 1),
            Vector.of("utf7", "XML-SYNTAX"),
            Vector.of("utf16le-bom", "XML-ENCODING"),
            Vector.of("utf16be-bom", "XML-ENCODING"),
            Vector.of("utf16-mislabel", "XML-ENCODING"),
            Vector.of("utf32", "XML-ENCODING"),
            Vector.of("ebcdic", "XML-ENCODING"),
            Vector.of("overlong-utf8", "XML-ENCODING"),
            Vector.of("surrogate-lone", "XML-ENCODING"),
            Vector.of("nul-literal", "XML-SYNTAX"),
            Vector.of("nul-charref", "XML-SYNTAX"),
            Vector.of("xml11", "XML-VERSION"),
            new Vector("bidi", "then the item is refused or fitted by its scheme's character set", "taken", 0),
            new Vector("zero-width", "then the item is refused or fitted by its scheme's character set", "taken", 0),
            new Vector("homoglyph-bic", "a wrong value", "XSD-PATTERN", 0),
            new Vector("comment-in-value", "comments are allowed in files; the value is read whole", "taken", 0),
            Vector.of("cdata-in-value", "XML-CDATA"),
            Vector.of("entity-in-value", "XML-SYNTAX"),
            Vector.of("pi-stylesheet", "XML-INSTRUCTION"),
            Vector.of("xinclude-text", "XSD-UNEXPECTED"),
            Vector.of("xinclude-xml", "XSD-UNEXPECTED"),
            new Vector("schemaLocation-ssrf", "not looked at", "taken", 0),
            Vector.of("ns-undeclared", "XML-SYNTAX"),
            Vector.of("ns-wrong-version", "XSD-UNKNOWN"),
            Vector.of("ns-prefix-swap", "XSD-UNEXPECTED"),
            Vector.of("xsi-type-override", "XSD-UNEXPECTED"),
            Vector.of("xsi-nil", "XSD-UNEXPECTED"),
            new Vector(
                    "filename-traversal",
                    "by backslashes, for a name cannot hold a slash; laid aside before anybody's file is made of it",
                    "FILE-NAME",
                    0),
            new Vector("filename-unicode-rtl", "laid aside before anybody's file is made of it", "FILE-NAME", 0),
            new Vector("double-extension", "a name means nothing here: the content is read as what it is", "taken", 0),
            new Vector("polyglot", "a PDF that goes on as XML", "XML-INSTRUCTION", 1),
            new Vector("ns-longer", "pain.001.001.09X around a valid document", "XSD-UNKNOWN", 1),
            new Vector(
                    "nested-document",
                    "a pain.001 in the free part of a valid pacs.002, where no schema looks: nothing is read there",
                    "READ-DEFINITION",
                    0),
            new Vector("nboftxs-mismatch", "a sender's mistake", "FILE-COUNT", 0),
            new Vector("ctrlsum-mismatch", "a sender's mistake", "FILE-SUM", 0),
            new Vector("sum-overflow", "a control sum of 2⁶⁴ + 10.00; a wrong value", "XSD-VALUE", 0),
            new Vector("negative-amount", "a wrong value", "XSD-VALUE", 0),
            new Vector("amount-18-digits", "a wrong value", "XSD-VALUE", 0),
            new Vector("currency-minor-digits", "a wrong value", "XSD-VALUE", 0));

    private FileCatalogue() {}
}
