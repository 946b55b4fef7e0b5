package io.railhead.codec;

import io.railhead.codec.xsd.ComplexType;
import io.railhead.codec.xsd.ComplexType.Anything;
import io.railhead.codec.xsd.ComplexType.Elements;
import io.railhead.codec.xsd.ComplexType.Nothing;
import io.railhead.codec.xsd.ComplexType.Text;
import io.railhead.codec.xsd.SimpleType;
import io.railhead.codec.xsd.Type;
import org.jspecify.annotations.Nullable;

/**
 * One open element of {@link TableCheck}: what its type lets it hold and how far it has come. At most one of
 * {@code text}, {@code elements} and {@code anything} is there. Used again for the next element of its depth.
 */
final class TableFrame {
    /** The state of a frame whose order was broken and is not looked at any more. */
    static final int LOST = Elements.WRONG;

    /** The attributes and the rest of a type that has them; null for simple types and for no type. */
    @Nullable ComplexType complex;

    @Nullable SimpleType text;

    @Nullable Elements elements;

    @Nullable Anything anything;

    /** Whether the schema says something about this element. */
    boolean typed;
    /** Whether nothing may be looked at here and below. */
    boolean skipped;
    /** Whether there is not even white space in it. */
    boolean empty;

    int state;
    boolean hasChild;
    boolean hasText;

    void open(@Nullable Type type) {
        complex = null;
        text = null;
        elements = null;
        anything = null;
        typed = type != null;
        skipped = false;
        empty = false;
        state = Elements.START;
        hasChild = false;
        hasText = false;
        switch (type) {
            case null -> {}
            case SimpleType simple -> text = simple;
            case ComplexType given -> {
                complex = given;
                switch (given.content()) {
                    case Text within -> text = within.type();
                    case Elements within -> elements = within;
                    case Anything within -> anything = within;
                    case Nothing none -> empty = true;
                }
            }
        }
    }

    void openSkipped() {
        open(null);
        skipped = true;
    }

    /** Sees characters that are not collected: only white space may stand among elements. */
    void pass(char[] characters, int from, int count) {
        if (complex == null || hasText) {
            return;
        }
        for (int i = from; i < from + count; i++) {
            char c = characters[i];
            if (empty || (c != ' ' && c != '\n' && c != '\t' && c != '\r')) {
                hasText = true;
                return;
            }
        }
    }
}
