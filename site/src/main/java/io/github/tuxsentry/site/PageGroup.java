package io.github.tuxsentry.site;

import java.util.List;

/**
 * Pages under a common title in the navigation.
 *
 * @param title the title
 * @param pages the pages in reading order
 */
record PageGroup(String title, List<Page> pages) {

}
