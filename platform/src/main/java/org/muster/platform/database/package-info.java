/** Plain SQL on the service's database, inside the same transactions as its entities. */
package org.muster.platform.database;
