package io.railhead.codec;

import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** The attributes of the element at which a pull reader stands, seen as the other parsers show them. */
final class PullAttributes implements Attributes {
    private final XMLStreamReader xml;

    PullAttributes(XMLStreamReader xml) {
        this.xml = xml;
    }

    @Override
    public int getLength() {
        return xml.getAttributeCount();
    }

    @Override
    public String getURI(int index) {
        return PullEvents.given(xml.getAttributeNamespace(index));
    }

    @Override
    public String getLocalName(int index) {
        return xml.getAttributeLocalName(index);
    }

    @Override
    public String getQName(int index) {
        String prefix = PullEvents.given(xml.getAttributePrefix(index));
        String name = getLocalName(index);
        return prefix.isEmpty() ? name : prefix + ":" + name;
    }

    @Override
    public String getType(int index) {
        return "CDATA";
    }

    @Override
    public String getValue(int index) {
        return xml.getAttributeValue(index);
    }

    @Override
    public int getIndex(String namespace, String name) {
        for (int i = 0; i < getLength(); i++) {
            if (getLocalName(i).equals(name) && getURI(i).equals(namespace)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public int getIndex(String qualified) {
        for (int i = 0; i < getLength(); i++) {
            if (getQName(i).equals(qualified)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public @Nullable String getType(String namespace, String name) {
        return getIndex(namespace, name) < 0 ? null : "CDATA";
    }

    @Override
    public @Nullable String getType(String qualified) {
        return getIndex(qualified) < 0 ? null : "CDATA";
    }

    @Override
    public @Nullable String getValue(String namespace, String name) {
        int index = getIndex(namespace, name);
        return index < 0 ? null : getValue(index);
    }

    @Override
    public @Nullable String getValue(String qualified) {
        int index = getIndex(qualified);
        return index < 0 ? null : getValue(index);
    }
}
