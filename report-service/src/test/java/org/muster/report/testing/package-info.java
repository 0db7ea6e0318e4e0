/** What this service's tests share: a province with all its cities, and people who work with reports. */
package org.muster.report.testing;
