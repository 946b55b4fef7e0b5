package io.railhead.signing;

import io.railhead.codec.SafeXml;
import io.railhead.payment.Agent;
import io.railhead.payment.Invalid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads the sender out of a verified header; the paths are those of head.001, {@code Fr/FIId} or {@code Fr/OrgId}. */
final class HeaderSender {
    private static final String FROM = "/AppHdr/Fr";
    private static final String NOWHERE = "?";
    private static final String BIC = FROM + "/FIId/FinInstnId/BICFI";
    private static final String MEMBER = FROM + "/FIId/FinInstnId/ClrSysMmbId/MmbId";
    private static final String CLEARING = FROM + "/FIId/FinInstnId/ClrSysMmbId/ClrSysId/Cd";
    private static final String ANY_BIC = FROM + "/OrgId/Id/OrgId/AnyBIC";

    private HeaderSender() {}

    /** The bank that the header says it is from, if it says so exactly once and by BIC or member number. */
    static Optional<Agent> of(byte[] header) {
        Map<String, List<String>> texts = textsBelow(header);
        if (texts.getOrDefault(FROM, List.of()).size() != 1
                || texts.values().stream().anyMatch(values -> values.size() > 1)) {
            return Optional.empty();
        }
        try {
            String bic = one(texts, BIC) != null ? one(texts, BIC) : one(texts, ANY_BIC);
            if (bic != null) {
                return Optional.of(new Agent.Bic(bic));
            }
            String member = one(texts, MEMBER);
            return member == null
                    ? Optional.empty()
                    : Optional.of(new Agent.ClearingMember(one(texts, CLEARING), member));
        } catch (Invalid malformed) {
            return Optional.empty();
        }
    }

    private static @Nullable String one(Map<String, List<String>> texts, String path) {
        List<String> values = texts.get(path);
        return values == null ? null : values.getFirst();
    }

    /** The text of every element in and below Fr, by its path; elements of other namespaces have no path. */
    private static Map<String, List<String>> textsBelow(byte[] header) {
        Map<String, List<String>> found = new HashMap<>();
        List<String> paths = new ArrayList<>(List.of(""));
        StringBuilder text = new StringBuilder();
        try {
            XMLStreamReader reader = SafeXml.reader(header);
            String namespace = null;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    namespace = namespace == null ? reader.getNamespaceURI() : namespace;
                    boolean ours = namespace.equals(reader.getNamespaceURI());
                    paths.add(below(paths, ours ? reader.getLocalName() : "?"));
                    text.setLength(0);
                } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.SPACE) {
                    text.append(reader.getText());
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    String path = paths.removeLast();
                    if (path.startsWith(FROM)) {
                        found.computeIfAbsent(path, first -> new ArrayList<>()).add(text.toString());
                    }
                }
            }
            reader.close();
            return found;
        } catch (XMLStreamException broken) {
            throw new IllegalStateException("canonical octets that were just written cannot be read", broken);
        }
    }

    /** The path of a child; what cannot lead to the sender has none, which spares writing it out. */
    private static String below(List<String> paths, String name) {
        String parent = paths.getLast();
        return switch (paths.size()) {
            case 1 -> "/" + name;
            case 2 -> FROM.equals(parent + "/" + name) ? FROM : NOWHERE;
            default -> parent.equals(NOWHERE) ? NOWHERE : parent + "/" + name;
        };
    }
}
