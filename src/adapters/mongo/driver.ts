import type { mongo } from 'mongoose';

// The driver that mongoose brings: another copy of the package would be another set of types.
export type AggregateOptions = mongo.AggregateOptions;
export type AggregationCursor<T> = mongo.AggregationCursor<T>;
export type AnyBulkWriteOperation<T extends mongo.Document> = mongo.AnyBulkWriteOperation<T>;
export type ClientSession = mongo.ClientSession;
export type Collection<T extends mongo.Document> = mongo.Collection<T>;
export type CollectionInfo = mongo.CollectionInfo;
export type Db = mongo.Db;
export type Document = mongo.Document;
export type Filter<T> = mongo.Filter<T>;
export type IndexDescription = mongo.IndexDescription;
export type MongoClient = mongo.MongoClient;
