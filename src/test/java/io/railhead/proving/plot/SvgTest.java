package io.railhead.proving.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.proving.plot.Series.Point;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SvgTest {
    private static final Axis TIME = Axis.linear("seconds");

    @Test
    void eachSeriesHasADotForEachPointAndALineThroughThem() throws Exception {
        Document svg =
                parsed(Svg.write("t", "s", List.of(panel(Axis.linear("a second"), 1, 5, 3, 8), panel(log(), 2, 3))));

        assertEquals(
                List.of(4, 2),
                elements(svg, "g", "data-series").stream().map(SvgTest::dots).toList());
        assertEquals("M", commands(svg, 0).substring(0, 1));
        assertEquals("MLLL", commands(svg, 0));
        assertEquals("ML", commands(svg, 1));
    }

    @Test
    void whatIsNoNumberIsAGapAndWhatStandsAloneStillShows() throws Exception {
        Document svg = parsed(Svg.write("t", "s", List.of(panel(log(), 1, Double.NaN, 3, 0, 5, 6))));

        assertEquals("MMML", commands(svg, 0));
        assertEquals(4, dots(elements(svg, "g", "data-series").getFirst()));
    }

    @Test
    void panelsSayWhatTheyShowInWhichUnitsAndWhichLineIsWhich() throws Exception {
        List<String> texts = texts(parsed(Svg.write("title", "2026-03-02 --seconds 5", List.of(panel(log(), 1, 900)))));

        assertTrue(
                texts.containsAll(List.of(
                        "title", "2026-03-02 --seconds 5", "panel", "seconds", "ms", "p50", "1", "10", "100", "1000")),
                texts::toString);
    }

    @Test
    void textsOfAllKindsAreSafe() throws Exception {
        String wild = "<script>&\"' \u0000\u20ac ]]>";
        Panel panel = new Panel(wild, new Axis(wild, Axis.Kind.LINEAR), log(), List.of(series(wild, 1, 2)));
        Document svg = parsed(Svg.write(wild, wild, List.of(panel)));

        String shown = wild.replace('\u0000', '\ufffd');
        assertEquals(
                5, Collections.frequency(texts(svg), shown), () -> texts(svg).toString());
        assertEquals(shown, elements(svg, "g", "data-series").getFirst().getAttribute("data-series"));
        assertEquals(0, svg.getElementsByTagName("script").getLength());
    }

    @Test
    void aPanelWithoutAnyValueIsDrawnEmpty() throws Exception {
        Document svg = parsed(Svg.write("t", "s", List.of(panel(log(), Double.NaN), panel(TIME))));

        assertEquals(
                List.of(0, 0),
                elements(svg, "g", "data-series").stream().map(SvgTest::dots).toList());
    }

    @Test
    void numbersAreWrittenAsXmlWantsThemWhateverTheLocale() throws Exception {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            String svg = Svg.write("t", "s", List.of(panel(TIME, 1, 2)));
            assertFalse(svg.matches("(?s).* (x|y|cx|cy)=\"[0-9]+,.*"), svg);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void itFollowsTheGroundOfItsReader() {
        assertTrue(Svg.write("t", "s", List.of()).contains("prefers-color-scheme:dark"));
    }

    @Test
    void ticksAreRoundAndTheScaleEndsOnOne() {
        Scale rate = Scale.of(Axis.Kind.LINEAR, List.of(series("a", 3, 873)), Point::y);
        assertEquals(List.of(0.0, 200.0, 400.0, 600.0, 800.0, 1000.0), rate.ticks());
        assertEquals(0.5, rate.at(500));

        Scale latency = Scale.of(Axis.Kind.LOGARITHMIC, List.of(series("a", 0, 12, 4100)), Point::y);
        assertEquals(List.of(10.0, 100.0, 1000.0, 10_000.0), latency.ticks());
        assertEquals(1 / 3.0, latency.at(100), 1e-9);
        assertTrue(Double.isNaN(latency.at(0)));

        assertEquals(
                List.of(10.0, 20.0, 50.0, 100.0),
                Scale.of(Axis.Kind.LOGARITHMIC, List.of(series("a", 12, 80)), Point::y)
                        .ticks());
    }

    @Test
    void morePanelLinesThanColoursAreRefused() {
        Series one = series("a", 1);
        assertThrows(IllegalArgumentException.class, () -> new Panel("p", TIME, TIME, List.of(one, one, one, one)));
    }

    private static Axis log() {
        return Axis.logarithmic("ms");
    }

    private static Panel panel(Axis y, double... values) {
        return new Panel("panel", TIME, y, List.of(series("p50", values)));
    }

    private static Series series(String name, double... values) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            points.add(new Point(i + 1, values[i]));
        }
        return new Series(name, points);
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<Element> elements(Document svg, String tag, String attribute) {
        List<Element> found = new ArrayList<>();
        NodeList all = svg.getElementsByTagName(tag);
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.hasAttribute(attribute)) {
                found.add(element);
            }
        }
        return found;
    }

    private static int dots(Element series) {
        return series.getElementsByTagName("circle").getLength();
    }

    /** The letters of the path of a series. */
    private static String commands(Document svg, int series) {
        Element path = (Element) elements(svg, "g", "data-series")
                .get(series)
                .getElementsByTagName("path")
                .item(0);
        return path.getAttribute("d").replaceAll("[^ML]", "");
    }

    private static List<String> texts(Document svg) {
        List<String> texts = new ArrayList<>();
        NodeList all = svg.getElementsByTagName("text");
        for (int i = 0; i < all.getLength(); i++) {
            texts.add(all.item(i).getTextContent());
        }
        return texts;
    }
}
