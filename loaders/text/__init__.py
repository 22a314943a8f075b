"""From text to fact records, as a row of plain functions over offsets.

sentences -> mentions -> linking -> events with their arguments -> modality and attribution -> records
"""
