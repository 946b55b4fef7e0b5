package io.railhead.app.checks;

import io.railhead.routing.RouteText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The route files that would be loaded: each can be read, no id is there twice, and every link has its routes. */
public final class RoutesCheck {
    private static final Pattern OF_A_LINK = Pattern.compile("(?:link|outbox):([^?]+).*");

    private final List<String> resources;
    private final Set<String> links;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, String> fileOfId = new TreeMap<>();
    private final Set<String> served = new TreeSet<>();

    /**
     * @param resources the route files as Camel names them
     * @param links names of the links that are configured; empty when that is not known
     */
    public RoutesCheck(List<String> resources, Set<String> links) {
        this.resources = List.copyOf(resources);
        this.links = Set.copyOf(links);
    }

    public List<Finding> run() {
        boolean allRead = true;
        for (String resource : resources) {
            switch (RouteText.read(resource)) {
                case RouteText.Read.Routes routes -> take(resource, routes);
                case RouteText.Read.Broken broken -> {
                    allRead = false;
                    fail(resource, broken.why(), "Mend the file, or take it away to have the packaged one");
                }
            }
        }
        if (allRead && !links.isEmpty()) {
            compareLinks();
        }
        return findings.isEmpty()
                ? List.of(Finding.pass(
                        Fault.ROUTES_INVALID, "routes", fileOfId.size() + " routes in " + resources.size() + " files"))
                : findings;
    }

    private void take(String resource, RouteText.Read.Routes routes) {
        for (String id : routes.ids()) {
            String other = fileOfId.put(id, resource);
            if (other != null) {
                fail(
                        resource,
                        "route " + id + " is in " + other + " as well",
                        "Give it another id, or the file that one's name");
            }
        }
        for (String source : routes.sources()) {
            Matcher link = OF_A_LINK.matcher(source);
            if (link.matches()) {
                served.add(link.group(1));
            }
        }
    }

    private void compareLinks() {
        Set<String> without = new TreeSet<>(links);
        without.removeAll(served);
        without.forEach(link -> fail(
                "routes",
                "no route sends to or receives from link " + link,
                "Add it to 20-send-credit-transfer and 30-receive-from-links in your routes folder"));
        Set<String> unknown = new TreeSet<>(served);
        unknown.removeAll(links);
        unknown.forEach(link -> fail(
                "routes",
                "routes name link " + link + ", which is not in links.yaml",
                "Add the link, or take its routes out of 20-send-credit-transfer and 30-receive-from-links"));
    }

    private void fail(String subject, String found, String todo) {
        findings.add(Finding.fail(Fault.ROUTES_INVALID, subject, found, todo));
    }
}
