package io.railhead.conversation;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A pain.002 as a customer's own program would read it. */
record StatusReport(String group, List<String> blocks, List<String> transactions) {
    static StatusReport read(String xml) {
        try {
            // A reader of its own: what the program writes is not read back by the program's code.
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
            List<String> group = texts(document, "GrpSts");
            return new StatusReport(
                    group.isEmpty() ? "" : group.getFirst(), texts(document, "PmtInfSts"), texts(document, "TxSts"));
        } catch (ParserConfigurationException | SAXException | IOException unreadable) {
            throw new AssertionError("this report cannot be read: " + xml, unreadable);
        }
    }

    private static List<String> texts(Document document, String element) {
        NodeList found = document.getElementsByTagNameNS("*", element);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> found.item(i).getTextContent())
                .collect(ArrayList::new, List::add, List::addAll);
    }

    /** @param place group, block N, or a transaction status whose number is meant */
    boolean says(String place, String value) {
        if (place.equals("group")) {
            return value.equals(group);
        }
        if (place.startsWith("block ")) {
            int block = Integer.parseInt(place.substring("block ".length()));
            return block <= blocks.size() && value.equals(blocks.get(block - 1));
        }
        return value.equals(
                Long.toString(transactions.stream().filter(place::equals).count()));
    }
}
