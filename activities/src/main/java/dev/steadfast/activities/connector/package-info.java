/**
 * What all other systems have in common: a {@link dev.steadfast.activities.connector.Connector} is given an {@link
 * dev.steadfast.activities.connector.Order} and answers what came of it as {@link
 * dev.steadfast.activities.connector.Acted}; {@link dev.steadfast.activities.connector.ProviderHttp} speaks HTTP for those
 * that have no client library of their own.
 */
@NullMarked
package dev.steadfast.activities.connector;

import org.jspecify.annotations.NullMarked;
