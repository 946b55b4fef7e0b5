package io.railhead.proving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.proving.Curve.Share;
import java.io.StringReader;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class BenchPlotTest {
    private static final Instant AT = Instant.parse("2026-03-02T10:00:00.5Z");

    @Test
    void eachSecondIsAPointOfEachSeries() throws Exception {
        assertEquals(Map.of("settled", 3, "p50", 3, "p99", 3), points(ReportTextTest.result(0, List.of())));
    }

    @Test
    void theCurveIsAPanelMoreWithAPointARate() throws Exception {
        List<Curve.Point> curve = List.of(at(10), at(25), at(50), at(100));

        assertEquals(
                Map.of("settled", 3, "p50", 3 + 4, "p99", 3 + 4, "p99.9", 4), points(ReportTextTest.result(0, curve)));
    }

    @Test
    void theDateAndTheCommandStandAtItsHead() {
        String svg = BenchPlot.svg(ReportTextTest.result(0, List.of()), AT, "railhead bench --data a&b");

        assertTrue(svg.contains(">2026-03-02T10:00:00Z  railhead bench --data a&amp;b<"), svg);
        assertTrue(svg.contains(">Railhead: REST, 50 a second<"), svg);
    }

    private static Curve.Point at(int rate) {
        return new Curve.Point(
                new Share(rate, rate), rate, rate, new Result.Latency(5, 20, 30 + rate, 500), Map.of(), true);
    }

    private static Map<String, Integer> points(Result result) throws Exception {
        NodeList groups = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(BenchPlot.svg(result, AT, "railhead bench"))))
                .getElementsByTagName("g");
        Map<String, Integer> points = new LinkedHashMap<>();
        for (int i = 0; i < groups.getLength(); i++) {
            Element group = (Element) groups.item(i);
            if (group.hasAttribute("data-series")) {
                points.merge(
                        group.getAttribute("data-series"),
                        group.getElementsByTagName("circle").getLength(),
                        Integer::sum);
            }
        }
        return points;
    }
}
