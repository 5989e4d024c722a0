extension Vocabulary {
  /// Reads the names out of the files of kinds (`Kinds/*.yaml`, by id) and of fields (`Data/fields.yaml`).
  ///
  /// Only what packs need to know is read; keys that belong to the readers are left to them.
  public init(kinds: [String: PackNode], fields: PackNode) throws(PackError) {
    self.init()
    for entry in fields.entries ?? [] {
      fieldNames[entry.key] = try entry.value["name"]?.string("name") ?? entry.key
      if let type = entry.value["type"] { fieldTypes[entry.key] = try type.word("type", of: FieldType.self) }
    }
    for (id, node) in kinds {
      do throws(PackError) {
        names[id] = try node["name"]?.string("name") ?? id
        aliases[id] = try node["aliases"]?.strings("aliases") ?? []
        if try node["issued-to-party"]?.boolean("issued-to-party") ?? false { issuedToParty.insert(id) }
        var ids: Set<String> = []
        for field in node["fields"]?.entries ?? [] {
          guard fieldNames[field.key] != nil else {
            throw field.error("字段" + Spelling.unknown(field.key, among: fieldNames.keys))
          }
          ids.insert(field.key)
        }
        self.kinds[id] = ids
      } catch {
        throw error.at("\(id).yaml")
      }
    }
  }
}
